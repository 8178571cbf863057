package coop.kyodo.benchmark;

import java.util.Locale;

/// A measured figure.
///
/// @param goal what it should be or comes to, or nothing
record Figure(String what, String measured, String goal) {

    static Figure of(String what, String measured) {
        return new Figure(what, measured, "");
    }

    static Figure perSecond(String what, double rate) {
        return of(what, String.format(Locale.ROOT, "%,.0f /s", rate));
    }

    static Figure seconds(String what, long nanos, String goal) {
        return new Figure(what, String.format(Locale.ROOT, "%,.2f s", nanos / 1e9), goal);
    }

    static Figure millis(String what, long nanos, String goal) {
        return new Figure(what, String.format(Locale.ROOT, "%,.1f ms", nanos / 1e6), goal);
    }

    static Figure ratio(String what, double ratio, String goal) {
        return new Figure(what, String.format(Locale.ROOT, "%.2f", ratio), goal);
    }

    static Figure megabytes(String what, long kilobytes) {
        return of(what, String.format(Locale.ROOT, "%,d MB", kilobytes / 1024));
    }
}
