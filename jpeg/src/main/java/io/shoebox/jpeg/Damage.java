package io.shoebox.jpeg;

/**
 * What is wrong with a file of which a picture could be made nevertheless.
 *
 * @param problem the first thing that was found, with its position in the file
 * @param share of the picture that is there, more than 0 to 1; the rest is gray. It is 1 where only finer detail is missing.
 *     Behind damage in a file without restart markers, what is there may be shifted or in wrong colours
 */
public record Damage(String problem, double share) {
    public Damage {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is more than 0 and at most 1, not " + share);
        }
    }
}
