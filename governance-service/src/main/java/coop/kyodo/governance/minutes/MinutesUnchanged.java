package coop.kyodo.governance.minutes;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// The minutes are the ones that were written: their hash says so.
@ApplicationScoped
class MinutesUnchanged implements Check {

    private final MinuteBook book;

    MinutesUnchanged(MinuteBook book) {
        this.book = book;
    }

    @Override
    public String name() {
        return "minutes-unchanged";
    }

    @Override
    public Finding run(Tx tx) {
        List<MinuteBook.Page> pages = book.pages(tx);
        List<String> faults =
                pages.stream()
                        .filter(page -> !Hashes.sha256(page.document()).equals(page.hash()))
                        .map(page -> "minutes of " + page.assemblyId() + ": another hash")
                        .toList();
        return Finding.of(Map.of("minutes", pages.size()), faults);
    }
}
