package io.shoebox.emulator.cognito.users;

import java.time.Instant;

/** A group of users; its name is a claim of their tokens. */
public record Group(String name, String description, Instant created) {}
