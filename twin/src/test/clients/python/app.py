"""What an application does for its users, by boto3, requests and pycognito, from README.md and schema.graphql alone.

Usage: python app.py CONFIG_JSON, the output ClientConfig of the stacks. AWS_ENDPOINT_URL names an emulator;
CONFIRMATION_CODE is the code of the e-mail (123456 in MiniStack). SERVER_LACKS=policy-variables: the server cannot tell
users apart in policies.
"""

import base64
import hashlib
import json
import os
import pathlib
import re
import secrets
import sys
import time
import uuid
from urllib.parse import quote, urlsplit

import boto3
import requests
from botocore import UNSIGNED
from botocore.config import Config
from pycognito.aws_srp import AWSSRP

from checks import Refused, refusal, run

PHOTO = (pathlib.Path(__file__).parent.parent / "photo.jpg").read_bytes()
FILENAME = "Fjäll & Meer (1).jpg"
ACCEPTED = "accepted: image/jpeg, image/png, image/gif, image/webp, image/heic"

TICKET = """
mutation ($collectionId: ID!, $filename: String!, $contentType: String!, $contentLength: Int, $checksumSha256: String,
          $identityPoolId: String) {
  getUploadUrl(collectionId: $collectionId, filename: $filename, contentType: $contentType,
               contentLength: $contentLength, checksumSha256: $checksumSha256, identityPoolId: $identityPoolId) {
    url s3Key headers { name value } expiresAt
  }
}"""
RECORD = """
  s3Key collectionId filename contentType bytes eTag width height takenAt camera place { latitude longitude } placeholder
  status reason damage thumbnails { key width height contentType bytes } createdAt updatedAt"""
GET_PHOTO = f"query ($s3Key: String!) {{ getPhoto(s3Key: $s3Key) {{ {RECORD} }} }}"
ADD_PHOTO = f"mutation ($s3Key: String!) {{ addPhoto(s3Key: $s3Key) {{ {RECORD} }} }}"
DELETE_PHOTO = f"mutation ($s3Key: String!) {{ deletePhoto(s3Key: $s3Key) {{ {RECORD} }} }}"
LIST_PHOTOS = """
query ($collectionId: ID!, $limit: Int, $nextToken: String) {
  listPhotos(collectionId: $collectionId, limit: $limit, nextToken: $nextToken) { items { s3Key status } nextToken }
}"""
LIST_COLLECTIONS = "{ listMyCollections { items { collectionId photoCount createdAt updatedAt } nextToken } }"


class Person:
    """A user of the application, who signs up and in, and asks."""

    def __init__(self, config):
        self.config = config
        self.graphql_url = reachable(config["graphqlUrl"])
        anyone = {"region_name": config["region"], "config": Config(signature_version=UNSIGNED)}
        self.users = boto3.client("cognito-idp", **anyone)
        self.identities = boto3.client("cognito-identity", **anyone)
        self.email = f"{uuid.uuid4().hex}@example.com"
        self.password = secrets.token_urlsafe(16) + "aA1!"

    def sign_up(self):
        client = {"ClientId": self.config["userPoolClientId"], "Username": self.email}
        answer = self.users.sign_up(
            **client, Password=self.password, UserAttributes=[{"Name": "email", "Value": self.email}])
        if not answer["UserConfirmed"]:
            code = os.environ.get("CONFIRMATION_CODE", "123456")
            self.users.confirm_sign_up(**client, ConfirmationCode=code)

    def sign_in(self, password=None):
        srp = AWSSRP(username=self.email, password=password or self.password, pool_id=self.config["userPoolId"],
                     client_id=self.config["userPoolClientId"], client=self.users)
        tokens = srp.authenticate_user()["AuthenticationResult"]
        self.id_token, self.access_token = tokens["IdToken"], tokens["AccessToken"]

    def get_credentials(self):
        """From the identity pool; with these S3 is asked for the own pictures."""
        logins = {f"cognito-idp.{self.config['region']}.amazonaws.com/{self.config['userPoolId']}": self.id_token}
        self.identity = self.identities.get_id(
            IdentityPoolId=self.config["identityPoolId"], Logins=logins)["IdentityId"]
        credentials = self.identities.get_credentials_for_identity(
            IdentityId=self.identity, Logins=logins)["Credentials"]
        self.s3 = boto3.client(
            "s3", region_name=self.config["region"], aws_access_key_id=credentials["AccessKeyId"],
            aws_secret_access_key=credentials["SecretKey"], aws_session_token=credentials["SessionToken"])

    def post(self, query, variables=None, token=None):
        headers = {"Authorization": token} if token else {}
        return requests.post(self.graphql_url, json={"query": query, "variables": variables or {}}, headers=headers)

    def ask(self, query, **variables):
        """The field's answer; its refusals are for `refused`."""
        answer = self.post(query, variables, self.id_token).json()
        if answer.get("errors"):
            raise Refused(answer["errors"][0]["message"])
        return next(iter(answer["data"].values()))

    def refused(self, query, **variables):
        """The message with which the API refuses; "" if it does not."""
        try:
            self.ask(query, **variables)
            return ""
        except Refused as e:
            return str(e)

    def settled(self, key):
        """The record as soon as thumbnails are there or will never be; or as it is after a minute."""
        return awaited(lambda: self.ask(GET_PHOTO, s3Key=key), lambda photo: photo and photo["status"] != "REGISTERED")


def reachable(url):
    """Emulators give their API an address in AWS, and answer for it under their own."""
    endpoint = os.environ.get("AWS_ENDPOINT_URL")
    host = urlsplit(url).hostname
    if not endpoint or not host.endswith(".amazonaws.com"):
        return url
    return f"{endpoint.rstrip('/')}/v1/apis/{host.split('.')[0]}/graphql"


def awaited(ask, wanted):
    """The first answer that is as wanted, or the last one of a minute."""
    end = time.monotonic() + 60
    while not wanted(answer := ask()) and time.monotonic() < end:
        time.sleep(0.2)
    return answer


def upload_of(body=PHOTO, **changed):
    return {"collectionId": "boto3", "filename": FILENAME, "contentType": "image/jpeg", "contentLength": len(body),
            **changed}


def put(ticket, body=PHOTO, url=None, **changed):
    headers = {header["name"]: header["value"] for header in ticket["headers"]}
    headers.update({name.replace("_", "-"): value for name, value in changed.items()})
    sent = {name: value for name, value in headers.items() if value is not None}
    return requests.put(url or ticket["url"], data=body, headers=sent).status_code


def sign_up_and_in(checks, config):
    person = Person(config)
    person.sign_up()
    checks.true("a wrong password is refused", refusal(lambda: person.sign_in("Wrong1!wrong")) == 400)
    checks.equal("signing in without SRP is refused", 400, refusal(lambda: person.users.initiate_auth(
        ClientId=config["userPoolClientId"], AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": person.email, "PASSWORD": person.password})))
    person.sign_in()
    person.get_credentials()
    checks.true("signed up, in by SRP, and known to the identity pool",
                re.fullmatch(r"[a-z0-9-]+:[0-9a-f-]{36}", person.identity), "an identity id", person.identity)
    return person


def tickets_are_refused(checks, me):
    unsigned = me.post(TICKET, upload_of())
    checks.equal("no token: HTTP status", 401, unsigned.status_code)
    checks.equal("no token: error type", "UnauthorizedException", unsigned.json()["errors"][0]["errorType"])
    with_access_token = me.post(TICKET, upload_of(), me.access_token).json()
    checks.contains("an access token is told to be one", "Not authorized: send the ID token",
                    with_access_token["errors"][0]["message"])
    checks.contains("another content type", f"content type image/tiff is not accepted; {ACCEPTED}",
                    me.refused(TICKET, **upload_of(contentType="image/tiff")))
    checks.equal("an access token is as good once the ID token was seen", None,
                 me.post(TICKET, upload_of(), me.access_token).json().get("errors"))
    checks.contains("too long", "contentLength must be from 1 to ",
                    me.refused(TICKET, **upload_of(contentLength=2_000_000_000)))
    checks.contains("no length", "contentLength must be from 1 to ",
                    me.refused(TICKET, **upload_of(contentLength=None)))
    checks.contains("a collection with a slash", "collectionId must be ",
                    me.refused(TICKET, **upload_of(collectionId="a/b")))


def uploads_as_signed_only(checks, me):
    """Tries a ticket in every wrong way before the right one; returns the key."""
    digest = base64.b64encode(hashlib.sha256(PHOTO).digest()).decode()
    ticket = me.ask(TICKET, **upload_of(checksumSha256=digest, identityPoolId=me.identity))
    key = ticket["s3Key"]
    checks.true("the key is under the own identity", key.startswith(f"{me.identity}/boto3/"), me.identity, key)
    checks.equal("the headers to send", ["content-type", "if-none-match", "x-amz-checksum-sha256",
                                         "x-amz-meta-filename", "x-amz-meta-identity-id", "x-amz-meta-request-id"],
                 sorted(header["name"] for header in ticket["headers"]))
    checks.equal("PUT of one byte more", 403, put(ticket, PHOTO + b"x"))
    checks.equal("PUT of one byte less", 403, put(ticket, PHOTO[:-1]))
    checks.equal("PUT of another type", 403, put(ticket, content_type="image/png"))
    checks.equal("PUT to another key", 403, put(ticket, url=ticket["url"].replace("/boto3/", "/other/")))
    checks.equal("PUT as another owner", 403, put(ticket, x_amz_meta_identity_id="us-east-1:" + str(uuid.uuid4())))
    checks.equal("PUT without if-none-match", 403, put(ticket, if_none_match=None))
    checks.equal("PUT of other bytes than those of the checksum", 400, put(ticket, PHOTO[:-1] + b"x"))
    checks.equal("addPhoto before there is one", None, me.ask(ADD_PHOTO, s3Key=key))
    if not checks.equal("PUT as the ticket says", 200, put(ticket)):
        raise Refused("without a photo there is nothing more to check")
    checks.equal("PUT with the same URL again", 412, put(ticket))
    return key


def reads_the_record(checks, me, key):
    photo = me.settled(key) or {}
    expected = {
        "s3Key": key, "collectionId": "boto3", "filename": FILENAME, "contentType": "image/jpeg", "bytes": len(PHOTO),
        "width": 800, "height": 1200, "camera": "Shoebox Sample", "place": None, "status": "READY", "reason": None, "damage": None,
    }
    for field, value in expected.items():
        checks.equal(f"record: {field}", value, photo.get(field))
    checks.equal("record: takenAt", "2026-03-01T10:15:30", (photo.get("takenAt") or "")[:19])
    checks.equal("record: eTag", hashlib.md5(PHOTO).hexdigest(), (photo.get("eTag") or "").strip('"'))
    checks.true("record: placeholder", photo.get("placeholder"), "a BlurHash", photo.get("placeholder"))
    checks.true("record: createdAt, updatedAt", photo.get("createdAt", "") <= photo.get("updatedAt", ""), "in order")
    checks.equal("record: thumbnails", [(160, 240), (320, 480), (640, 960)],
                 [(t["width"], t["height"]) for t in photo.get("thumbnails", [])])
    checks.equal("addPhoto gives the record", photo, me.ask(ADD_PHOTO, s3Key=key))
    return photo


def lists(checks, me, first, second):
    collections = me.ask(LIST_COLLECTIONS)
    checks.equal("listMyCollections", ([("boto3", 2)], None), (
        [(c["collectionId"], c["photoCount"]) for c in collections["items"]], collections["nextToken"]))
    newest = me.ask(LIST_PHOTOS, collectionId="boto3", limit=1)
    checks.equal("listPhotos: the newest first", [second], [photo["s3Key"] for photo in newest["items"]])
    rest = me.ask(LIST_PHOTOS, collectionId="boto3", limit=1, nextToken=newest["nextToken"])
    checks.equal("listPhotos: the next page", [first], [photo["s3Key"] for photo in rest["items"]])
    page = me.ask(LIST_PHOTOS, collectionId="boto3")
    checks.equal("listPhotos: all", ([second, first], None),
                 ([photo["s3Key"] for photo in page["items"]], page["nextToken"]))


def looks_at_the_pictures(checks, me, photo):
    photos, thumbnails = me.config["photosBucket"], me.config["thumbnailsBucket"]
    checks.equal("GET of the original with the own credentials", PHOTO,
                 me.s3.get_object(Bucket=photos, Key=photo["s3Key"])["Body"].read())
    for thumbnail in photo["thumbnails"]:
        answer = me.s3.get_object(Bucket=thumbnails, Key=thumbnail["key"])
        body = answer["Body"].read()
        checks.equal(f"GET of the thumbnail of {thumbnail['height']} pixels",
                     (thumbnail["contentType"], thumbnail["bytes"], b"\xff\xd8\xff"),
                     (answer["ContentType"], len(body), body[:3]))
    address = f"{me.s3.meta.endpoint_url}/{thumbnails}/{quote(photo['thumbnails'][0]['key'])}"
    checks.equal("GET without credentials is refused", 403, requests.get(address).status_code)


def others_are_refused(checks, me, other, photo):
    key = photo["s3Key"]
    checks.true("two people are two identities", me.identity != other.identity)
    checks.equal("another's photo: getPhoto", "Not authorized", other.refused(GET_PHOTO, s3Key=key))
    checks.equal("another's photo: addPhoto", "Not authorized", other.refused(ADD_PHOTO, s3Key=key))
    checks.equal("another's photo: deletePhoto", "Not authorized", other.refused(DELETE_PHOTO, s3Key=key))
    checks.equal("a ticket in another's name", "Not authorized",
                 other.refused(TICKET, **upload_of(identityPoolId=me.identity)))
    checks.equal("another's collection looks empty", [], other.ask(LIST_PHOTOS, collectionId="boto3")["items"])
    checks.equal("another's collections are not listed", [], other.ask(LIST_COLLECTIONS)["items"])
    if not checks.lacking("policy-variables", "another's thumbnail: GET"):
        checks.equal("another's thumbnail: GET", 403, refusal(lambda: other.s3.get_object(
            Bucket=me.config["thumbnailsBucket"], Key=photo["thumbnails"][0]["key"])))


def deletes(checks, me, photo, other_key):
    key, thumbnail = photo["s3Key"], photo["thumbnails"][0]["key"]
    checks.equal("deletePhoto gives the record as it was", photo, me.ask(DELETE_PHOTO, s3Key=key))
    checks.equal("the record goes", None, awaited(lambda: me.ask(GET_PHOTO, s3Key=key), lambda answer: answer is None))
    # Who may not list a bucket is not told that an object is not there: AWS says 403, an emulator may say 404.
    gone = awaited(lambda: refusal(lambda: me.s3.get_object(Bucket=me.config["thumbnailsBucket"], Key=thumbnail)),
                   lambda status: status != 200)
    checks.true("the thumbnails go", gone in (403, 404), "403 or 404", gone)
    checks.equal("the other photo stays", [other_key],
                 [photo["s3Key"] for photo in me.ask(LIST_PHOTOS, collectionId="boto3")["items"]])
    checks.equal("the collection counts one less", [1], [c["photoCount"] for c in me.ask(LIST_COLLECTIONS)["items"]])
    checks.equal("deletePhoto may be repeated", None, me.ask(DELETE_PHOTO, s3Key=key))


def main(checks):
    config = json.loads(pathlib.Path(sys.argv[1]).read_text())
    me = sign_up_and_in(checks, config)
    tickets_are_refused(checks, me)
    first = uploads_as_signed_only(checks, me)
    photo = reads_the_record(checks, me, first)
    ticket = me.ask(TICKET, **upload_of())
    checks.equal("PUT of a second photo", 200, put(ticket))
    checks.equal("it is READY too", "READY", (me.settled(ticket["s3Key"]) or {}).get("status"))
    lists(checks, me, first, ticket["s3Key"])
    looks_at_the_pictures(checks, me, photo)
    others_are_refused(checks, me, sign_up_and_in(checks, config), photo)
    deletes(checks, me, photo, ticket["s3Key"])


if __name__ == "__main__":
    run(main)
