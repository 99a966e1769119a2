package io.shoebox.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;

/** What the workers rely on S3 for. Over 200 lines since a contract is one place on a server, which takes a while to make. */
public abstract class ObjectContract extends ServerContract {
    private static final int WRITERS = 8;

    @Test
    @Behaviour(
            name = "HEAD of what is not there is 404",
            aws = "404, without a body (given s3:ListBucket)",
            page = "HeadObject (S3 API Reference)")
    void headOfNothing() {
        assertThatExceptionOfType(NoSuchKeyException.class)
                .isThrownBy(() -> s3().headObject(head -> head.bucket(photos()).key("head/nothing")))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(404));
    }

    @Test
    @Behaviour(
            name = "GET of what is not there is NoSuchKey",
            aws = "404 NoSuchKey (given s3:ListBucket)",
            page = "GetObject (S3 API Reference)")
    void getOfNothing() {
        assertThatExceptionOfType(NoSuchKeyException.class)
                .isThrownBy(
                        () -> s3().getObjectAsBytes(get -> get.bucket(photos()).key("get/nothing")))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NoSuchKey"));
    }

    @Test
    @Behaviour(
            name = "a ranged GET answers the bytes that are there",
            aws = "206 with Content-Range; a range beyond the end is cut",
            page = "GetObject (S3 API Reference)")
    void rangedGet() {
        put("range/a", "0123456789");

        var first =
                s3().getObjectAsBytes(get -> get.bucket(photos()).key("range/a").range("bytes=0-3"));
        var most =
                s3().getObjectAsBytes(get -> get.bucket(photos()).key("range/a").range("bytes=0-99"));

        assertThat(first.asUtf8String()).isEqualTo("0123");
        assertThat(first.response().contentRange()).isEqualTo("bytes 0-3/10");
        assertThat(first.response().sdkHttpResponse().statusCode()).isEqualTo(206);
        assertThat(most.asUtf8String()).isEqualTo("0123456789");
    }

    @Test
    @Behaviour(
            name = "a GET with If-Match reads that very content",
            aws = "Another ETag: 412 PreconditionFailed",
            page = "Add preconditions to S3 operations with conditional requests")
    void conditionalGet() {
        String first = put("match/a", "first");
        GetObjectResponse response = s3().getObjectAsBytes(
                        get -> get.bucket(photos()).key("match/a").ifMatch(first))
                .response();
        put("match/a", "second");

        assertThat(response.eTag()).isEqualTo(first);
        assertThat(status(() -> s3().getObjectAsBytes(
                                get -> get.bucket(photos()).key("match/a").ifMatch(first))))
                .isEqualTo(412);
    }

    @Test
    @Behaviour(
            name = "type, Cache-Control and metadata come back as they were put",
            aws = "System-defined and user-defined metadata are stored with the object",
            page = "Working with object metadata")
    void metadata() {
        s3().putObject(
                        put -> put.bucket(photos())
                                .key("meta/a")
                                .contentType("image/webp")
                                .cacheControl("private, max-age=31536000, immutable")
                                .metadata(Map.of("identity-id", "eu-west-1:x", "filename", "%C3%A4%20(1).jpg")),
                        RequestBody.fromString("x"));

        HeadObjectResponse head = s3().headObject(h -> h.bucket(photos()).key("meta/a"));
        assertThat(head.contentType()).isEqualTo("image/webp");
        assertThat(head.cacheControl()).isEqualTo("private, max-age=31536000, immutable");
        assertThat(head.metadata())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("identity-id", "eu-west-1:x", "filename", "%C3%A4%20(1).jpg"));
    }

    @Test
    @Behaviour(
            name = "what was put is read and listed at once, and gone at once after a delete",
            aws = "Strong read-after-write consistency of PUT, DELETE and LIST",
            page = "What is Amazon S3?")
    void consistency() {
        put("now/a", "1");
        put("now/a", "2");
        assertThat(get("now/a")).isEqualTo("2");
        assertThat(keys("now/")).containsExactly("now/a");

        s3().deleteObject(delete -> delete.bucket(photos()).key("now/a"));
        assertThat(keys("now/")).isEmpty();
        assertThat(status(() -> s3().headObject(head -> head.bucket(photos()).key("now/a"))))
                .isEqualTo(404);
    }

    @Test
    @Behaviour(
            name = "a delete of what is not there succeeds",
            aws = "204, whether there was an object or not",
            page = "DeleteObject (S3 API Reference)")
    void deleteOfNothing() {
        assertThat(s3().deleteObject(delete -> delete.bucket(photos()).key("delete/nothing"))
                        .sdkHttpResponse()
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    @Behaviour(
            name = "many keys are deleted in one request, those that are not there too",
            aws = "An object that does not exist is reported as deleted",
            page = "DeleteObjects (S3 API Reference)")
    void deleteOfMany() {
        put("many/a", "a");
        put("many/b ü+", "b");
        List<ObjectIdentifier> all = List.of(identifier("many/a"), identifier("many/b ü+"), identifier("many/none"));

        DeleteObjectsResponse response = s3().deleteObjects(delete ->
                delete.bucket(photos()).delete(Delete.builder().objects(all).build()));

        assertThat(response.errors()).isEmpty();
        assertThat(response.deleted())
                .extracting(DeletedObject::key)
                .containsExactlyInAnyOrder("many/a", "many/b ü+", "many/none");
        assertThat(keys("many/")).isEmpty();
    }

    @Test
    @Behaviour(
            name = "a listing by prefix is sorted and paged",
            aws = "Keys in UTF-8 order; IsTruncated and NextContinuationToken lead to the next page",
            page = "ListObjectsV2 (S3 API Reference)")
    void listing() {
        List<String> wanted = List.of("list/1", "list/2", "list/B", "list/a b+", "list/c");
        wanted.reversed().forEach(key -> put(key, key));
        put("listed/not", "x");

        var pages = s3().listObjectsV2Paginator(
                        list -> list.bucket(photos()).prefix("list/").maxKeys(2));

        assertThat(pages.contents()).extracting(S3Object::key).containsExactlyElementsOf(wanted);
        assertThat(pages.stream()).hasSize(3).first().satisfies(page -> {
            assertThat(page.isTruncated()).isTrue();
            assertThat(page.contents()).hasSize(2).allSatisfy(object -> {
                assertThat(object.size()).isEqualTo(object.key().length());
                assertThat(object.eTag()).isNotBlank();
            });
        });
    }

    @Test
    @Behaviour(
            name = "a page of a listing begins at a key of any script",
            aws = "NextContinuationToken is obfuscated and is not a real key",
            page = "ListObjectsV2 (S3 API Reference)")
    void listingOfAnyScript() {
        List<String> wanted = List.of("page/a", "page/ü", "page/写真");
        wanted.reversed().forEach(key -> put(key, key));

        var pages = s3().listObjectsV2Paginator(
                        list -> list.bucket(photos()).prefix("page/").maxKeys(1));

        assertThat(pages.contents()).extracting(S3Object::key).containsExactlyElementsOf(wanted);
    }

    @Test
    @Behaviour(
            name = "keys of any script are kept as they are",
            aws = "A key is a sequence of Unicode characters, at most 1,024 bytes of UTF-8",
            page = "Naming Amazon S3 objects")
    void keysOfAnyScript() {
        String key = "keys/eu-west-1:0/a b+c%20ü*~(写真)'.jpg";
        put(key, "x");

        assertThat(get(key)).isEqualTo("x");
        assertThat(keys("keys/")).containsExactly(key);
    }

    @Test
    @Behaviour(
            name = "of many conditional PUTs at once one wins",
            aws = "The others: 412 PreconditionFailed or 409 ConditionalRequestConflict",
            page = "How to prevent object overwrites with conditional writes")
    void oneOfManyWins() throws Exception {
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<Integer>> answers = threads.invokeAll(IntStream.range(0, WRITERS)
                    .<Callable<Integer>>mapToObj(i -> () -> status(() -> s3().putObject(
                                    put -> put.bucket(photos()).key("race/a").ifNoneMatch("*"),
                                    RequestBody.fromString("writer " + i))))
                    .toList());
            List<Integer> statuses = answers.stream().map(Future::resultNow).toList();
            assertThat(statuses).containsOnlyOnce(200).isSubsetOf(200, 409, 412);
        }
    }

    @Test
    @Behaviour(
            name = "a multipart upload is refused where the key exists",
            aws = "If-None-Match: * on CompleteMultipartUpload: 412 PreconditionFailed",
            page = "How to prevent object overwrites with conditional writes")
    void conditionalMultipart() {
        put("parts/a", "first");
        String upload = s3().createMultipartUpload(
                        create -> create.bucket(photos()).key("parts/a"))
                .uploadId();
        String part = s3().uploadPart(
                        one -> one.bucket(photos())
                                .key("parts/a")
                                .uploadId(upload)
                                .partNumber(1),
                        RequestBody.fromString("second"))
                .eTag();

        assertThat(status(() -> s3().completeMultipartUpload(complete -> complete.bucket(photos())
                        .key("parts/a")
                        .uploadId(upload)
                        .ifNoneMatch("*")
                        .multipartUpload(parts -> parts.parts(
                                CompletedPart.builder().partNumber(1).eTag(part).build())))))
                .isEqualTo(412);
        assertThat(get("parts/a")).isEqualTo("first");
    }

    @Test
    @Behaviour(
            name = "tags of an object come back as they were put, in place of those before",
            aws = "The tag-set that is put replaces the one that is there",
            page = "PutObjectTagging (S3 API Reference)")
    void tags() {
        put("tags/a b+ü", "x");
        assertThat(tags("tags/a b+ü")).isEmpty();
        tag("tags/a b+ü", Tag.builder().key("state").value("ü void: +-=._/@1").build());
        Tag rejected = Tag.builder().key("shoebox").value("rejected").build();
        tag("tags/a b+ü", rejected);

        assertThat(tags("tags/a b+ü")).containsExactly(rejected);
    }

    @Test
    @Behaviour(
            name = "an object that is put in place of another has none of its tags",
            aws = "Tags are set with the object, by x-amz-tagging, or added to it afterwards",
            page = "Categorizing your objects using tags")
    void tagsOfTheContent() {
        put("tags/c", "first");
        tag("tags/c", Tag.builder().key("shoebox").value("rejected").build());
        put("tags/c", "second");

        assertThat(tags("tags/c")).isEmpty();
    }

    @Test
    @Behaviour(
            name = "a tag for what is not there is NoSuchKey",
            aws = "404 NoSuchKey",
            page = "PutObjectTagging (S3 API Reference)")
    void tagOfNothing() {
        assertThatExceptionOfType(NoSuchKeyException.class)
                .isThrownBy(() -> tag(
                        "tags/nothing",
                        Tag.builder().key("shoebox").value("rejected").build()))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(404));
    }

    private void tag(String key, Tag tag) {
        s3().putObjectTagging(put -> put.bucket(photos()).key(key).tagging(tags -> tags.tagSet(tag)));
    }

    private List<Tag> tags(String key) {
        return s3().getObjectTagging(get -> get.bucket(photos()).key(key)).tagSet();
    }

    private String put(String key, String text) {
        return s3().putObject(put -> put.bucket(photos()).key(key), RequestBody.fromString(text))
                .eTag();
    }

    private String get(String key) {
        return s3().getObjectAsBytes(get -> get.bucket(photos()).key(key)).asUtf8String();
    }

    private List<String> keys(String prefix) {
        return s3().listObjectsV2(list -> list.bucket(photos()).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static ObjectIdentifier identifier(String key) {
        return ObjectIdentifier.builder().key(key).build();
    }

    /** Of the answer: 200 stands for all that is no error. */
    private static int status(Runnable call) {
        try {
            call.run();
            return 200;
        } catch (S3Exception e) {
            return e.statusCode();
        }
    }
}
