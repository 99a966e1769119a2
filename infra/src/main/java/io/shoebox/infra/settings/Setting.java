package io.shoebox.infra.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a setting is, said at the record component that holds it: it is read, checked and documented from here. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
@interface Setting {
    /** What it does, as the table of settings says it; of a group, what all of it is about. */
    String value();

    /**
     * The default, as text; where it is empty, a text that may be null is null. Of a group: where its defaults differ
     * here, as {@code name=value}, separated by blanks.
     */
    String otherwise() default "";

    /** Of a number. */
    long least() default 0;

    /** Of a number. */
    long most() default Long.MAX_VALUE;

    /** Of a number: all that it may be. */
    long[] oneOf() default {};

    /** A regular expression that a text, or each element of a list, must match. */
    String form() default ".*";

    /** The form in words. */
    String rule() default "";
}
