package crawler.conformance.program;

/** The errors that programs throw: F is a kind of E, G is none. */
class UserError extends Exception {

    UserError(String message) {
        super(message, null, false, false);
    }

    /** From its text in a program, such as {@code E:1}. */
    static UserError parse(String literal) {
        String message = literal.substring(2);
        return switch (literal.substring(0, 2)) {
            case "E:" -> new E(message);
            case "F:" -> new F(message);
            case "G:" -> new G(message);
            default -> throw new IllegalArgumentException("no such error: " + literal);
        };
    }

    static class E extends UserError {
        E(String message) {
            super(message);
        }
    }

    static final class F extends E {
        F(String message) {
            super(message);
        }
    }

    static final class G extends UserError {
        G(String message) {
            super(message);
        }
    }
}
