package coop.kyodo.kit.payment;

/// What a bank takes a batch as.
public enum PaymentFormat {
    /// ISO 20022 customer credit transfer initiation, `pain.001.001.09`.
    PAIN_001("application/xml", "pain001.xml"),
    /// Records of 120 bytes of the Zengin system for general transfers (総合振込), each followed by a
    /// carriage return and a line feed, in JIS X 0201.
    ZENGIN("application/octet-stream", "zengin.txt"),
    /// The same records with commas between their fields.
    ZENGIN_CSV("text/csv", "zengin.csv");

    private final String mediaType;
    private final String ending;

    PaymentFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /// The name of a batch's file.
    public String fileName(PaymentBatch batch) {
        return batch.purpose().toLowerCase(java.util.Locale.ROOT)
                + '-'
                + batch.executionOn()
                + '-'
                + ending;
    }
}
