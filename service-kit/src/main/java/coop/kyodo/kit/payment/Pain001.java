package coop.kyodo.kit.payment;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Iterator;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// A customer credit transfer initiation of ISO 20022, `pain.001.001.09`, with one payment
/// instruction. A bank of the Zengin system is named by its clearing member id `JPZGN`, four digits
/// of the bank and three of the branch.
final class Pain001 implements TransferFile {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final int RADIX = 36;

    @Override
    public void write(PaymentBatch batch, Iterator<Transfer> transfers, OutputStream out)
            throws IOException {
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            new Message(xml, batch).write(transfers);
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /// Whether XML 1.0 has all characters of the text: white space, but no other control character.
    static boolean canWrite(String text) {
        return text.codePoints().allMatch(Pain001::isOfXml);
    }

    private static boolean isOfXml(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xd7ff)
                || (point >= 0xe000 && point <= 0xfffd)
                || point >= 0x10000;
    }

    /// An amount with the decimal places of its currency.
    static String decimal(Money money) {
        int places = Currency.getInstance(money.currency()).getDefaultFractionDigits();
        if (places <= 0) {
            return Long.toString(money.amount());
        }
        String digits = Long.toString(money.amount());
        String padded = "0".repeat(Math.max(0, places + 1 - digits.length())) + digits;
        int point = padded.length() - places;
        return padded.substring(0, point) + '.' + padded.substring(point);
    }

    /// An id in at most 25 characters.
    static String shortened(UUID id) {
        byte[] bytes =
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array();
        return new BigInteger(1, bytes).toString(RADIX);
    }

    private record Message(XMLStreamWriter xml, PaymentBatch batch) {

        void write(Iterator<Transfer> transfers) throws XMLStreamException {
            String id = shortened(batch.batchId());
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace(NAMESPACE);
            open("CstmrCdtTrfInitn");
            open("GrpHdr");
            text("MsgId", id);
            text("CreDtTm", DateTimeFormatter.ISO_INSTANT.format(batch.recordedAt()));
            counts();
            open("InitgPty");
            text("Nm", batch.debtor().account().holder());
            close(2);
            open("PmtInf");
            text("PmtInfId", id);
            text("PmtMtd", "TRF");
            counts();
            open("ReqdExctnDt");
            text("Dt", batch.executionOn().toString());
            close(1);
            debtor();
            while (transfers.hasNext()) {
                transfer(id, transfers.next());
            }
            close(3);
            xml.writeEndDocument();
        }

        private void counts() throws XMLStreamException {
            text("NbOfTxs", Integer.toString(batch.lines()));
            text("CtrlSum", decimal(batch.total()));
        }

        private void debtor() throws XMLStreamException {
            BankAccount from = batch.debtor().account();
            open("Dbtr");
            text("Nm", from.holder());
            close(1);
            account("DbtrAcct", from, batch.total().currency());
            agent("DbtrAgt", from);
        }

        private void transfer(String id, Transfer transfer) throws XMLStreamException {
            String reference = id + '-' + transfer.line();
            open("CdtTrfTxInf");
            open("PmtId");
            text("InstrId", reference);
            text("EndToEndId", reference);
            close(1);
            open("Amt");
            xml.writeStartElement("InstdAmt");
            xml.writeAttribute("Ccy", transfer.amount().currency());
            xml.writeCharacters(decimal(transfer.amount()));
            close(2);
            agent("CdtrAgt", transfer.to());
            open("Cdtr");
            text("Nm", transfer.to().holder());
            close(1);
            account("CdtrAcct", transfer.to(), null);
            open("RmtInf");
            text("Ustrd", batch.purpose());
            close(2);
        }

        private void account(String name, BankAccount account, @Nullable String currency)
                throws XMLStreamException {
            ZenginAccount zengin = account.zengin();
            open(name);
            open("Id");
            if (account.iban() != null) {
                text("IBAN", account.iban());
            } else if (zengin != null) {
                open("Othr");
                text("Id", zengin.number());
                close(1);
            }
            close(1);
            if (account.iban() == null && zengin != null) {
                open("Tp");
                text("Prtry", zengin.type().name());
                close(1);
            }
            if (currency != null) {
                text("Ccy", currency);
            }
            close(1);
        }

        private void agent(String name, BankAccount account) throws XMLStreamException {
            ZenginAccount zengin = account.zengin();
            open(name);
            open("FinInstnId");
            if (account.bic() != null) {
                text("BICFI", account.bic());
            }
            if (zengin != null) {
                open("ClrSysMmbId");
                open("ClrSysId");
                text("Cd", "JPZGN");
                close(1);
                text("MmbId", zengin.bankCode() + zengin.branchCode());
                close(1);
                text("Nm", zengin.bankName());
            } else if (account.bic() == null) {
                open("Othr");
                text("Id", "NOTPROVIDED");
                close(1);
            }
            close(2);
        }

        private void open(String name) throws XMLStreamException {
            xml.writeStartElement(name);
        }

        private void close(int elements) throws XMLStreamException {
            for (int i = 0; i < elements; i++) {
                xml.writeEndElement();
            }
        }

        private void text(String name, String value) throws XMLStreamException {
            if (!canWrite(value)) {
                throw Problems.conflict(
                        "file-format-unfit", FormFault.of("", "said.no-xml-character"));
            }
            open(name);
            xml.writeCharacters(value);
            close(1);
        }
    }
}
