package io.shoebox.jpeg;

/** Second bytes of the markers (T.81 table B.1). */
public final class Marker {
    public static final int SOF0 = 0xC0;
    public static final int SOF1 = 0xC1;
    public static final int SOF2 = 0xC2;
    public static final int DHT = 0xC4;
    public static final int JPG = 0xC8;
    public static final int DAC = 0xCC;
    public static final int SOF15 = 0xCF;
    public static final int RST0 = 0xD0;
    public static final int RST7 = 0xD7;
    public static final int SOI = 0xD8;
    public static final int EOI = 0xD9;
    public static final int SOS = 0xDA;
    public static final int DQT = 0xDB;
    public static final int DNL = 0xDC;
    public static final int DRI = 0xDD;
    public static final int DHP = 0xDE;
    public static final int EXP = 0xDF;
    public static final int APP0 = 0xE0;
    public static final int APP2 = 0xE2;
    public static final int APP14 = 0xEE;
    public static final int TEM = 0x01;

    private Marker() {}

    public static boolean isRestart(int marker) {
        return marker >= RST0 && marker <= RST7;
    }

    /** A marker without a length and parameters. */
    public static boolean standsAlone(int marker) {
        return marker == TEM || isRestart(marker) || marker == SOI || marker == EOI;
    }

    /** A start of frame of any process. */
    public static boolean isFrame(int marker) {
        return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
    }
}
