package io.shoebox.heif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenTest {
    /** Hashes of what libde265 makes of each picture with {@code --disable-deblocking --disable-sao}. */
    @ParameterizedTest
    @CsvSource({
        "plain,8c71d9d1a908d5c0",
        "all,dddfd94e07eab2df",
        "slices,d8528eba2f8e7be3",
        "lossless,f06f169ba9239aa5",
        "gray,5257f5021aa69911",
        "ten-bits,2f7e2574cde0f07f",
        "alpha,5dc4a22bb0104b37 5c1ffcf846346ad5"
    })
    void samplesAreThoseOfAnotherDecoder(String name, String hashes) throws IOException, NoSuchAlgorithmException {
        List<String> actual = new ArrayList<>();
        for (CodedPicture picture : CodedPicture.of(Golden.read(name))) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(picture.samples());
            actual.add(HexFormat.of().formatHex(hash, 0, 8));
        }

        assertThat(actual).containsExactly(hashes.split(" ", -1));
    }
}
