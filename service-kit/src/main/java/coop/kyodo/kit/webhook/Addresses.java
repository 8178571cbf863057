package coop.kyodo.kit.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// Which addresses a webhook may be sent to: public ones only, so that nobody outside can reach
/// what stands beside the services (IANA's registries of special-purpose addresses).
final class Addresses {

    private static final List<AddressRange> NOT_PUBLIC_4 =
            ranges(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3");

    private static final AddressRange GLOBAL_6 = AddressRange.parse("2000::/3");

    /// Within the global range, but for special purposes, or wrapping an address of version 4.
    private static final List<AddressRange> NOT_PUBLIC_6 =
            ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private Addresses() {}

    static boolean mayBeSentTo(InetAddress address, List<AddressRange> allowed) {
        return within(allowed, address) || isPublic(address);
    }

    static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? !within(NOT_PUBLIC_4, address)
                : GLOBAL_6.contains(address) && !within(NOT_PUBLIC_6, address);
    }

    private static boolean within(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::parse).toList();
    }
}
