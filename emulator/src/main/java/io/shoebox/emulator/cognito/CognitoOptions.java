package io.shoebox.emulator.cognito;

import io.shoebox.emulator.cognito.identities.CredentialSource;
import io.shoebox.emulator.cognito.identities.IdentityPoolOptions;
import io.shoebox.emulator.cognito.userpool.AdminAccess;
import io.shoebox.emulator.cognito.userpool.UserPoolOptions;
import io.shoebox.emulator.cognito.users.CodeSender;
import io.shoebox.emulator.http.HttpOptions;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What differs between one Cognito and another.
 *
 * @param http bodies need no more than 64 KiB
 * @param folder where users and keys are kept, for one process at a time; null for memory
 * @param sender of the codes that confirm an address
 * @param credentials of identities
 * @param admins over HTTP
 */
public record CognitoOptions(
        HttpOptions http,
        UserPoolOptions users,
        IdentityPoolOptions identities,
        @Nullable Path folder,
        CodeSender sender,
        CredentialSource credentials,
        AdminAccess admins,
        Clock clock) {}
