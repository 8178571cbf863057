package coop.kyodo.kit.payment;

/// The kinds of Japanese deposit accounts (預金種目) with the code that bank files use.
public enum AccountType {
    /// 普通預金
    ORDINARY("1"),
    /// 当座預金
    CURRENT("2"),
    /// 貯蓄預金
    SAVINGS("4"),
    /// その他
    OTHER("9");

    private final String code;

    AccountType(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
