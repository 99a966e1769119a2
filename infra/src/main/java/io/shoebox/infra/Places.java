package io.shoebox.infra;

import software.constructs.Construct;

/** Where the parts of a deployment go. */
@FunctionalInterface
interface Places {
    /** Makes the place of a part; asked once for each. */
    Construct of(Construct owner, Part part);
}
