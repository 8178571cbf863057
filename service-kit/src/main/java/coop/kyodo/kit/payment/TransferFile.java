package coop.kyodo.kit.payment;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/// Writes a batch as a file for the bank. The same batch always gives the same bytes.
interface TransferFile {

    /// @param transfers the lines, in their order
    /// @throws coop.kyodo.kit.web.ProblemException 409 when the format cannot say something of it
    void write(PaymentBatch batch, Iterator<Transfer> transfers, OutputStream out)
            throws IOException;
}
