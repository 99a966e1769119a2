"""S3 and DynamoDB of Shoebox's local mode, by boto3 and requests.

Usage: python local.py, with AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL_SQS, AWS_DEFAULT_REGION and the
credentials of the data folder in the environment, where boto3 looks for them by itself.
"""

import os
import pathlib
import time
import uuid
from urllib.parse import parse_qs, quote, urlsplit

import boto3
import requests
from botocore.config import Config

from checks import refusal, run

PHOTO = (pathlib.Path(__file__).parent.parent / "photo.jpg").read_bytes()
FILENAME = "Fjäll & Meer (1).jpg"
# The presigned URL must have no checksum of an empty body in it.
SIGNATURES = Config(signature_version="s3v4", request_checksum_calculation="when_required")


def uuid7():
    """Sorts by time; Python has it from 3.14 on."""
    number = int(time.time() * 1000) << 80 | 7 << 76 | uuid.uuid4().int & (1 << 76) - 1
    return str(uuid.UUID(int=number & ~(3 << 62) | 2 << 62))


def ticket(s3, owner, length):
    """What the API's getUploadUrl gives out: a URL for one object, once, and the headers to send with it."""
    key = f"{owner}/boto3/{uuid7()}-photo.jpg"
    headers = {
        "content-type": "image/jpeg",
        "if-none-match": "*",
        "x-amz-meta-identity-id": owner,
        "x-amz-meta-filename": quote(FILENAME, safe=""),
    }
    url = s3.generate_presigned_url(
        "put_object",
        Params={
            "Bucket": "photos",
            "Key": key,
            "ContentType": "image/jpeg",
            "ContentLength": length,
            "IfNoneMatch": "*",
            "Metadata": {"identity-id": owner, "filename": quote(FILENAME, safe="")},
        },
        ExpiresIn=300,
    )
    return url, headers, key


def settled(table, owner, key):
    """The row as soon as thumbnails are there or will never be; or as it is after a minute."""
    row = {"pk": owner, "sk": "P#" + key.removeprefix(owner + "/")}
    end = time.monotonic() + 60
    while True:
        item = table.get_item(Key=row, ConsistentRead=True).get("Item", {})
        if item.get("status") in ("READY", "FAILED", "REJECTED") or time.monotonic() > end:
            return item
        time.sleep(0.1)


def client_with(secret):
    return boto3.client("s3", aws_access_key_id=os.environ["AWS_ACCESS_KEY_ID"], aws_secret_access_key=secret)


def main(checks):
    s3 = boto3.client("s3", config=SIGNATURES)
    table = boto3.resource("dynamodb").Table("photos")
    sqs = boto3.client("sqs")
    owner = f"us-east-1:{uuid.uuid4()}"

    url, headers, key = ticket(s3, owner, len(PHOTO))
    checks.equal("boto3 signs the length, the type and the rest",
                 ["content-length;content-type;host;if-none-match;x-amz-meta-filename;x-amz-meta-identity-id"],
                 parse_qs(urlsplit(url).query)["X-Amz-SignedHeaders"])

    def put(body=PHOTO, to=url, **changed):
        sent = {**headers, **{name.replace("_", "-"): value for name, value in changed.items()}}
        return requests.put(to, data=body, headers={n: v for n, v in sent.items() if v is not None}).status_code

    checks.equal("PUT of one byte more", 403, put(PHOTO + b"x"))
    checks.equal("PUT of one byte less", 403, put(PHOTO[:-1]))
    checks.equal("PUT of another type", 403, put(content_type="image/png"))
    checks.equal("PUT to another key", 403, put(to=url.replace("/boto3/", "/other/")))
    checks.equal("PUT for another owner", 403, put(x_amz_meta_identity_id="us-east-1:" + "0" * 8))
    checks.equal("PUT without if-none-match", 403, put(if_none_match=None))
    checks.equal("nothing is stored by what was refused", 404, refusal(lambda: s3.head_object(Bucket="photos", Key=key)))
    if not checks.equal("PUT as signed", 200, put()):
        return
    checks.equal("PUT with the same URL again", 412, put())

    row = settled(table, owner, key)
    checks.equal("the row is READY", ("READY", None), (row.get("status"), row.get("reason")))
    checks.equal("its size is that of the upright picture", (800, 1200), (row.get("width"), row.get("height")))
    checks.equal("its bytes", len(PHOTO), row.get("bytes"))
    checks.equal("its name is the one that was sent", FILENAME, row.get("filename"))
    thumbnails = row.get("thumbnails", [])
    checks.equal("its thumbnails", [(160, 240), (320, 480), (640, 960)],
                 [(t["width"], t["height"]) for t in thumbnails])
    collection = table.get_item(Key={"pk": owner, "sk": "C#boto3"}, ConsistentRead=True).get("Item", {})
    checks.equal("its collection counts it", 1, collection.get("photoCount"))

    for thumbnail in thumbnails:
        object_ = s3.get_object(Bucket="thumbnails", Key=f"{key}/{thumbnail['edge']}.jpg")
        body = object_["Body"].read()
        checks.equal(f"GET of the thumbnail of {thumbnail['height']} pixels",
                     ("image/jpeg", thumbnail["bytes"], b"\xff\xd8\xff"), (object_["ContentType"], len(body), body[:3]))
    checks.equal("GET of the original", PHOTO, s3.get_object(Bucket="photos", Key=key)["Body"].read())

    checks.equal("unsigned GET", 403, requests.get(f"{s3.meta.endpoint_url}/photos/{quote(key)}").status_code)
    checks.equal("GET with a wrong secret", 403,
                 refusal(lambda: client_with("wrong").get_object(Bucket="photos", Key=key)))
    checks.equal("GET as signed by nobody known", 403, requests.get(s3.generate_presigned_url(
        "get_object", Params={"Bucket": "photos", "Key": key}).replace(os.environ["AWS_ACCESS_KEY_ID"], "AKIA" + "A" * 16)
    ).status_code)

    for name in ("uploads-dlq", "thumbnails-dlq"):
        depth = sqs.get_queue_attributes(QueueUrl=sqs.get_queue_url(QueueName=name)["QueueUrl"],
                                         AttributeNames=["ApproximateNumberOfMessages"])["Attributes"]
        checks.equal(f"the queue {name} is empty", "0", depth["ApproximateNumberOfMessages"])
    checks.equal("the owner has this one photo", [key], [f"{owner}/{item['sk'][2:]}" for item in table.query(
        KeyConditionExpression="pk = :owner AND begins_with(sk, :photos)",
        ExpressionAttributeValues={":owner": owner, ":photos": "P#"})["Items"]])


if __name__ == "__main__":
    run(main)
