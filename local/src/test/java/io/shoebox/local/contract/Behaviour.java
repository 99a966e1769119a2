package io.shoebox.local.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a contract's test as one of a behaviour of AWS that Shoebox relies on: a row of docs/conformance.md. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Behaviour {
    /** What is relied on, in a few words; unique. */
    String name();

    /** What AWS documents about it, short. */
    String aws();

    /** The title of the page that says so. */
    String page();
}
