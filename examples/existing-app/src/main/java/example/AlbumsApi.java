package example;

import io.shoebox.infra.PhotoUploads;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpUserPoolAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.constructs.Construct;

/** The API that the application has, which tells of albums; it now hears of photos too, and looks them up. */
final class AlbumsApi {
    AlbumsApi(Construct scope, Users users, PhotoUploads photos) {
        Function albums = Function.Builder.create(scope, "Backend")
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline("exports.handler = async () => ({ statusCode: 200, body: '[]' });"))
                .environment(Map.of("PHOTOS_TABLE", photos.photosTable()))
                .build();
        photos.grantReadRecords(albums);
        photos.grantRead(albums);

        HttpApi.Builder.create(scope, "Api")
                .build()
                .addRoutes(AddRoutesOptions.builder()
                        .path("/albums")
                        .methods(List.of(HttpMethod.GET))
                        .integration(new HttpLambdaIntegration("Albums", albums))
                        .authorizer(HttpUserPoolAuthorizer.Builder.create("Users", users.pool())
                                .userPoolClients(List.of(users.web()))
                                .build())
                        .build());

        Rule.Builder.create(scope, "PhotosAreReady")
                .eventBus(EventBus.fromEventBusName(scope, "Photos-events", photos.eventBus()))
                .eventPattern(EventPattern.builder()
                        .source(List.of("shoebox.photos"))
                        .detailType(List.of("PhotoReady"))
                        .build())
                .targets(List.of(new LambdaFunction(albums)))
                .build();
    }
}
