package io.shoebox.emulator.cognito.protocol;

/** Ends a call with one of the service's own errors, whose sentence the caller reads; made known to nobody else. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String type;

    /**
     * @param type such as {@code NotAuthorizedException}
     * @param sentence quotes nothing secret
     */
    public Refusal(String type, String sentence) {
        super(sentence, null, false, false);
        this.type = type;
    }

    public static Refusal invalid(String sentence) {
        return new Refusal("InvalidParameterException", sentence);
    }

    public static Refusal notAuthorized(String sentence) {
        return new Refusal("NotAuthorizedException", sentence);
    }

    public static Refusal notFound(String sentence) {
        return new Refusal("ResourceNotFoundException", sentence);
    }

    public static Refusal tooMany() {
        return new Refusal("LimitExceededException", "Attempt limit exceeded, please try after some time.");
    }

    String type() {
        return type;
    }
}
