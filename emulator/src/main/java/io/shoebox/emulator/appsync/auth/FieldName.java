package io.shoebox.emulator.appsync.auth;

/** A field of an object type, as policies and resolvers name it: {@code Mutation.publishPhoto}. */
public record FieldName(String type, String field) {
    @Override
    public String toString() {
        return type + "." + field;
    }
}
