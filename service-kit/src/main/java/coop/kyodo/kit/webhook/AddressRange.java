package coop.kyodo.kit.webhook;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// A range of internet addresses in CIDR form.
///
/// @param start the first address
/// @param bits how many leading bits all its addresses share
record AddressRange(InetAddress start, int bits) {

    /// Reads a range such as `10.0.0.0/8` or `fd00::/8`.
    ///
    /// @throws IllegalArgumentException when the text is none
    static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length == 2) {
            InetAddress start = InetAddress.ofLiteral(parts[0]);
            int bits = Integer.parseInt(parts[1]);
            if (bits >= 0 && bits <= start.getAddress().length * 8) {
                return new AddressRange(start, bits);
            }
        }
        throw new IllegalArgumentException("not a range of addresses: " + text);
    }

    static List<AddressRange> all(Optional<List<String>> texts) {
        return texts.orElse(List.of()).stream().map(AddressRange::parse).toList();
    }

    boolean contains(InetAddress address) {
        byte[] range = start.getAddress();
        byte[] asked = address.getAddress();
        if (range.length != asked.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((range[bit / 8] & mask) != (asked[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
