package io.shoebox.client.transfer;

import io.shoebox.client.Content;
import io.shoebox.client.Prepared;
import io.shoebox.client.ShoeboxException;
import io.shoebox.model.ImageType;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Reads what is to be sent once, for its type and its checksums; in bounded memory. */
public final class Preparation {
    private static final int BLOCK_BYTES = 64 * 1024;
    private static final String NO_PICTURE = "application/octet-stream";

    private Preparation() {}

    /** What the first bytes show. */
    public static String contentType(Content content) {
        try (InputStream in = content.open()) {
            return ImageType.sniff(in.readNBytes(ImageType.SNIFFED_BYTES))
                    .map(ImageType::contentType)
                    .orElse(NO_PICTURE);
        } catch (IOException e) {
            throw unreadable(content, e);
        }
    }

    public static Prepared of(Content content, String contentType, Stop stop) {
        MessageDigest sha256 = digest("SHA-256");
        MessageDigest md5 = digest("MD5");
        long length = 0;
        try (InputStream in = content.open()) {
            byte[] block = new byte[BLOCK_BYTES];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                stop.check();
                sha256.update(block, 0, read);
                md5.update(block, 0, read);
                length += read;
            }
        } catch (IOException e) {
            throw unreadable(content, e);
        }
        if (length != content.length()) {
            throw new ShoeboxException.FileChanged(content.filename() + " has changed since it was chosen", null);
        }
        return new Prepared(
                content,
                contentType,
                Base64.getEncoder().encodeToString(sha256.digest()),
                HexFormat.of().formatHex(md5.digest()));
    }

    private static ShoeboxException unreadable(Content content, IOException cause) {
        return new ShoeboxException.FileChanged(content.filename() + " cannot be read", cause);
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
