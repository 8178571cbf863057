package coop.kyodo.benchmark;

import coop.kyodo.kit.testing.servers.Database;

/// The statements of one payment of capital.
final class PlainPayment implements Runnable {

    PlainPayment(Database database, CapitalPostings.Payer payer) {}

    @Override
    public void run() {}
}
