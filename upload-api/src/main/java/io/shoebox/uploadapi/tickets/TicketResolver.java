package io.shoebox.uploadapi.tickets;

import io.shoebox.catalog.Cost;
import io.shoebox.model.FileName;
import io.shoebox.model.IdentityId;
import io.shoebox.model.PhotoKey;
import io.shoebox.model.RequestId;
import io.shoebox.uploadapi.appsync.Answer;
import io.shoebox.uploadapi.appsync.ApiMetrics;
import io.shoebox.uploadapi.appsync.Arguments;
import io.shoebox.uploadapi.appsync.FieldResolver;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers {@code getUploadUrl}: a ticket for a fresh key under the caller's own prefix. */
public final class TicketResolver implements FieldResolver {
    private static final Logger LOG = LoggerFactory.getLogger(TicketResolver.class);

    private final UploadPolicy policy;
    private final Allowance allowance;
    private final UrlSigner signer;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ApiMetrics metrics;

    public TicketResolver(
            UploadPolicy policy,
            Allowance allowance,
            UrlSigner signer,
            InstantSource clock,
            RandomGenerator random,
            ApiMetrics metrics) {
        this.policy = policy;
        this.allowance = allowance;
        this.signer = signer;
        this.clock = clock;
        this.random = random;
        this.metrics = metrics;
    }

    /** For a request that nobody gave an id. */
    @Override
    public Answer resolve(IdentityId caller, Arguments arguments) {
        return resolve(caller, arguments, RequestId.random());
    }

    @Override
    public Answer resolve(IdentityId caller, Arguments arguments, RequestId request) {
        // Clients of the older flow say who they are; it is never trusted, and may not contradict what is known.
        String claimed = arguments.text("identityPoolId");
        if (claimed != null && !claimed.equals(caller.value())) {
            return Answer.forbidden();
        }
        return switch (policy.judge(UploadRequest.from(arguments))) {
            case UploadPolicy.Verdict.Refused refused -> Answer.invalid(refused.message());
            case UploadPolicy.Verdict.Exceeded exceeded -> Answer.exceeded(exceeded.message());
            case UploadPolicy.Verdict.Allowed allowed ->
                allowance
                        .refusal(caller, cost(allowed.upload()))
                        .orElseGet(() -> ticket(caller, allowed.upload(), request));
        };
    }

    /** Of an upload whose length nobody says, the most that is accepted. */
    private Cost cost(Upload upload) {
        Long bytes = upload.contentLength();
        return Cost.ofTicket(bytes == null ? policy.mostBytes() : bytes);
    }

    private Answer ticket(IdentityId caller, Upload upload, RequestId request) {
        FileName filename = FileName.from(upload.filename());
        PhotoKey key = PhotoKey.create(caller, upload.collection(), filename, clock.instant(), random);
        UploadTicket ticket = signer.sign(key, upload, request);
        metrics.ticket();
        LOG.info("ticket key={} bytes={}", key, upload.contentLength());
        return new Answer.Value(ticket.fields());
    }
}
