package crawler.reactor.error;

/** What is no address, or not one of the kind that is needed. */
public final class InvalidAddressError extends RuntimeException {
    public InvalidAddressError(String address, String why) {
        super("\"" + address + "\" cannot be used: " + why);
    }

    /** A name where the number of a machine is needed, since nothing may wait there for a look-up. */
    public static InvalidAddressError name(String name) {
        return new InvalidAddressError(
                name, "it is not an IP address. Look the name up first (the reactor's resolver does).");
    }
}
