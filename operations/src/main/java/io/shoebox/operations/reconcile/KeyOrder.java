package io.shoebox.operations.reconcile;

/** How keys are sorted. */
final class KeyOrder {
    private KeyOrder() {}

    /** By UTF-8 bytes, as S3 lists keys and DynamoDB keeps sort keys; that is by code points. */
    static int bytes(String a, String b) {
        int at = mismatch(a, b);
        if (at < a.length() && at < b.length()) {
            return characters(a.charAt(at), b.charAt(at));
        }
        return Integer.compare(a.length(), b.length());
    }

    /** As if each ended in a slash, as S3 lists what lies below them: {@code a-b/x} comes before {@code a/x}. */
    static int folders(String a, String b) {
        int at = mismatch(a, b);
        if (a.length() == at && b.length() == at) {
            return 0;
        }
        int order = characters(at < a.length() ? a.charAt(at) : '/', at < b.length() ? b.charAt(at) : '/');
        return order != 0 ? order : Integer.compare(a.length(), b.length());
    }

    private static int mismatch(String a, String b) {
        int most = Math.min(a.length(), b.length());
        int at = 0;
        while (at < most && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        return at;
    }

    /** A surrogate is half of a code point above all that have no surrogates. */
    private static int characters(char a, char b) {
        boolean high = Character.isSurrogate(a);
        return high == Character.isSurrogate(b) ? Character.compare(a, b) : Boolean.compare(high, !high);
    }
}
