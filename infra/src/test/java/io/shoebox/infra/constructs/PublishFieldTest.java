package io.shoebox.infra.constructs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shoebox.infra.Node;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code of publishPhoto's resolver, run by Node with the one function of AppSync's that it uses. */
final class PublishFieldTest {
    private static final String NOTIFIER = "arn:aws:sts::123456789012:assumed-role/NotifierRole-1/";

    @Test
    void notifierPublishesWhatItSends() throws IOException, InterruptedException {
        assertThat(published("{ userArn: '" + NOTIFIER + "shoebox-dev-notifier', username: 'AROA:x' }"))
                .isEqualTo("{\"identityId\":\"us-east-1:1\",\"status\":\"READY\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A token of the user pool.
                "{ sub: '1', username: 'alice', claims: {} }",
                // A signed-in identity, also one whose role were notifier's.
                "{ userArn: 'arn:aws:sts::123456789012:assumed-role/Viewer/CognitoIdentityCredentials',"
                        + " cognitoIdentityId: 'us-east-1:1' }",
                "{ userArn: '" + NOTIFIER + "s', cognitoIdentityId: 'us-east-1:1' }",
                // An operator, a user of that name, roles of other names and accounts.
                "{ userArn: 'arn:aws:sts::123456789012:assumed-role/Admin/me' }",
                "{ userArn: 'arn:aws:iam::123456789012:user/NotifierRole-1/' }",
                "{ userArn: 'arn:aws:sts::123456789012:assumed-role/NotifierRole-12/me' }",
                "{ userArn: 'arn:aws:sts::210987654321:assumed-role/NotifierRole-1/me' }",
                "{ userArn: 'x" + NOTIFIER + "me' }",
                "{ userArn: null }",
                "{}",
                "null"
            })
    void nobodyElsePublishes(String identity) throws IOException, InterruptedException {
        assertThat(published(identity)).isEqualTo("NotAuthorized: Not authorized");
    }

    /** What subscribers would get, or the error. */
    private static String published(String identity) throws IOException, InterruptedException {
        assumeTrue("true".equals(System.getenv("SHOEBOX_STRICT")) || Node.isThere(), "there is no Node.js");
        String program = PublishField.code(NOTIFIER)
                        .replace(
                                "import { util } from '@aws-appsync/utils';",
                                "const util = { error(message, type) { throw type + ': ' + message; } };")
                + "const ctx = { args: { photo: { identityId: 'us-east-1:1', status: 'READY' } }, identity: " + identity
                + " };\n"
                + "try { console.log(JSON.stringify(response({ ...ctx, result: request(ctx).payload }))); }"
                + " catch (e) { console.log(String(e)); }";
        Process node = new ProcessBuilder("node", "--input-type=module", "-e", program)
                .redirectErrorStream(true)
                .start();
        String output = new String(node.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(node.waitFor()).as(output).isZero();
        return output;
    }
}
