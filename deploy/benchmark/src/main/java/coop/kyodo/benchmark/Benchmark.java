package coop.kyodo.benchmark;

import java.util.List;

/// One thing that is measured.
interface Benchmark {

    /// What it is called on the command line.
    String name();

    /// What is measured, in a line for people.
    String title();

    List<Figure> run(Ground ground) throws Exception;
}
