package coop.kyodo.governance.assembly;

import coop.kyodo.governance.cooperative.Articles;

/// What officers are elected to.
public enum Office {
    /// 理事
    DIRECTOR,
    /// 監事
    AUDITOR;

    /// How many there are by the articles.
    public int numberBy(Articles.Officers officers) {
        return switch (this) {
            case DIRECTOR -> officers.directors();
            case AUDITOR -> officers.auditors();
        };
    }
}
