/** A photo that goes the way of users' photos each five minutes, so that a fault is seen before users tell of it. */
@NullMarked
package io.shoebox.operations.canary;

import org.jspecify.annotations.NullMarked;
