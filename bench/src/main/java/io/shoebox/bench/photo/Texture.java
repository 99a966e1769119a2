package io.shoebox.bench.photo;

/**
 * A picture with the statistics of nature: smooth noise of many octaves with amplitudes of 1/f, cut by hard edges.
 *
 * @param seed pictures of one seed and size are equal on every machine
 */
public record Texture(int width, int height, int seed) implements Drawing {
    private static final int OCTAVES = 10;

    @Override
    public int rgb(int x, int y) {
        // Regions with hard borders, each with its own colour, brightness and roughness.
        float region = noise(x, y, width / 3f, 101) + 0.5f * noise(x, y, width / 11f, 102);
        int kind = region > 0.25f ? 2 : region > -0.1f ? 1 : 0;
        float roughness = kind == 1 ? 1 : 0.6f;
        float value = 0;
        float size = width / 4f;
        float amplitude = 50;
        for (int octave = 0; octave < OCTAVES && size > 1; octave++) {
            value += amplitude * (octave < 3 ? 1 : roughness) * noise(x, y, size, octave);
            size /= 2;
            amplitude *= 0.75f;
        }
        value += 4 * lattice(x, y, 105); // the grain of a sensor
        float hue = 45 * noise(x, y, width / 7f, 103) + 8 * noise(x, y, 24, 104);
        float base = 90 + 35 * kind;
        return level(base + value + hue) << 16 | level(base + 8 * kind + value) << 8 | level(base + value - hue);
    }

    /** Value noise between -1 and 1: random numbers on a grid, smoothly joined. */
    private float noise(int x, int y, float cell, int layer) {
        float u = x / cell;
        float v = y / cell;
        int column = (int) u;
        int row = (int) v;
        float across = smooth(u - column);
        float top = mix(lattice(column, row, layer), lattice(column + 1, row, layer), across);
        float bottom = mix(lattice(column, row + 1, layer), lattice(column + 1, row + 1, layer), across);
        return mix(top, bottom, smooth(v - row));
    }

    private float lattice(int column, int row, int layer) {
        int hash = seed * 0x9E3779B1 ^ column * 0x85EBCA77 ^ row * 0xC2B2AE3D ^ layer * 0x27D4EB2F;
        hash = (hash ^ hash >>> 15) * 0x2C1B3C6D;
        hash = (hash ^ hash >>> 12) * 0x297A2D39;
        return (hash ^ hash >>> 15) / (float) Integer.MIN_VALUE;
    }

    private static float smooth(float t) {
        return t * t * (3 - 2 * t);
    }

    private static float mix(float a, float b, float t) {
        return a + (b - a) * t;
    }

    private static int level(float value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
