package io.shoebox.client.auth;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A caller with keys of AWS. */
record IamSession(Supplier<AwsKeys> keys, Optional<String> actsFor) implements Session {
    @Override
    public ApiProof apiProof(@Nullable ApiProof refused) {
        return new ApiProof.Signature(keys.get());
    }

    @Override
    public AwsKeys s3Keys() {
        return keys.get();
    }
}
