package io.shoebox.infra.settings;

/** What runs the workers. */
public enum RunOn {
    /** Functions, by their event sources. */
    LAMBDA,
    /** Services of ECS on Fargate; the functions are there, and their event sources are off. */
    FARGATE
}
