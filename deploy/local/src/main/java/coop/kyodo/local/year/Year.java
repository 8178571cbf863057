package coop.kyodo.local.year;

import coop.kyodo.local.Bearers;
import coop.kyodo.local.Service;
import coop.kyodo.local.Story;
import java.io.PrintStream;
import java.net.URI;
import java.util.Map;

/// One fiscal year of a worker co-op, from its articles to the proof of its books.
///
/// It can be told again from the start after any interruption: every id comes from the [Cast] and
/// every POST has a key made of the cast and the step, so that what has happened is answered again
/// and what has not happens now.
public final class Year implements Story {

    private final Cast cast;
    private final Witness witness;

    /// The year of the example co-op.
    public Year() {
        this(Cast.EXAMPLE, Witness.NONE);
    }

    public Year(Cast cast, Witness witness) {
        this.cast = cast;
        this.witness = witness;
    }

    @Override
    public void tell(Map<Service, URI> services, Bearers bearers, PrintStream out) {
        Tale tale = new Tale(cast, services, new Api(bearers, witness), out);
        out.println("One fiscal year of the worker co-op " + cast.cooperative());
        out.println("and of the federation " + cast.federation() + ".");
        out.println("Ids are shown by their last four digits.");
        new Registration(tale).tell();
        new Joining(tale).tell();
        Work work = new Work(tale);
        work.tellOfSpring();
        new FirstAssembly(tale).tell();
        work.tellOfTheRest();
        new Notices(tale).tell();
        new TheYearCloses(tale).tell();
        new Federation(tale).tell();
        new SecondAssembly(tale).tell();
        new Distribution(tale).tell();
        new Refund(tale).tell();
        new Affiliation(tale).tell();
        new PublishedElection(tale).tell();
        new Verification(tale).tell();
        out.println();
        out.println("The year is complete.");
    }
}
