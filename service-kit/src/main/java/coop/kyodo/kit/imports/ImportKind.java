package coop.kyodo.kit.imports;

import coop.kyodo.kit.store.Tx;
import java.util.List;

/// How the lines of one kind of import are taken.
///
/// @param <T> a record whose components are the fields of a line, flat where CSV is to be taken
public interface ImportKind<T> {

    /// A stable name, for example `work-entries`.
    String name();

    Class<T> type();

    /// Takes these lines, set by set rather than one by one, in the transaction that also notes how
    /// far the import has come.
    ///
    /// @return why each line that was not taken was not
    List<LineProblem> take(Tx tx, List<Line<T>> lines);
}
