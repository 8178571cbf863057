package coop.kyodo.governance.assembly;

/// Heads present by mode.
public record Present(long inPerson, long written, long electronic, long proxy, long total) {

    public static Present of(long inPerson, long written, long electronic, long proxy) {
        return new Present(
                inPerson, written, electronic, proxy, inPerson + written + electronic + proxy);
    }

    /// Those who may elect: electronic attendance does not entitle to it (JP-138, Workers
    /// Cooperatives Act, art. 11(3)).
    public long entitledToElect() {
        return total - electronic;
    }
}
