package coop.kyodo.benchmark;

import coop.kyodo.local.Service;
import java.util.List;

/// One thing that is measured.
interface Benchmark {

    /// What it is called on the command line.
    String name();

    /// What is measured, in a line for people.
    String title();

    /// The service that is measured; only this one is started.
    Service service();

    List<Figure> run(Ground ground) throws Exception;
}
