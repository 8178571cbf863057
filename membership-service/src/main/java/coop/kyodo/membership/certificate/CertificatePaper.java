package coop.kyodo.membership.certificate;

import coop.kyodo.kit.document.Amounts;
import coop.kyodo.kit.document.Document;

/// A certificate as it is printed, in Japanese and English at once.
final class CertificatePaper {

    private CertificatePaper() {}

    static Document of(String cooperative, Certificate certificate) {
        return Document.titled("出資証券 Certificate of units", certificate.recordedAt())
                .line("番号 Number", Long.toString(certificate.number()))
                .line("組合 Co-operative", cooperative)
                .line("組合員番号 Member no.", Long.toString(certificate.memberNumber()))
                .line("氏名 Name", String.valueOf(certificate.name()))
                .line("加入年月日 Joined on", certificate.admittedOn().toString())
                .line("出資口数 Units", Long.toString(certificate.units()))
                .line("一口の金額 Per unit", Amounts.shown(certificate.unitAmount()))
                .line("出資額 Subscribed", Amounts.shown(certificate.subscribed()))
                .line("払込済額 Paid in", Amounts.shown(certificate.paidIn()))
                .line("発行年月日 Issued on", certificate.issuedOn().toString())
                .paragraph("")
                .paragraph("この証券は、番号と下記のハッシュ値により、組合において確かめることができます。")
                .paragraph(
                        "The co-operative confirms this certificate by its number and the hash below.")
                .footnote("SHA-256 " + certificate.contentHash());
    }
}
