package io.shoebox.heif.hevc;

import io.shoebox.heif.HeifException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameter sets that were read, by their ids. */
public final class ParameterSets {
    private final @Nullable Sps[] sequences = new @Nullable Sps[SpsParser.MOST_SETS];
    private final @Nullable Pps[] pictures = new @Nullable Pps[PpsParser.MOST_SETS];
    private @Nullable Sps lastSequence;

    /** Keeps a set; passes over units of other types. */
    public void add(NalUnit unit) throws HeifException {
        if (unit.type() == UnitTypes.SPS) {
            Sps sps = SpsParser.parse(unit);
            sequences[sps.id()] = sps;
            lastSequence = sps;
        } else if (unit.type() == UnitTypes.PPS) {
            Pps pps = PpsParser.parse(unit);
            pictures[pps.id()] = pps;
        }
    }

    /** The sequence set that came last. */
    public Optional<Sps> sequence() {
        return Optional.ofNullable(lastSequence);
    }

    Pps picture(int id, BitReader in) throws HeifException {
        Pps pps = pictures[id];
        if (pps == null) {
            throw in.corrupt("there is no picture parameter set " + id);
        }
        return pps;
    }

    Sps sequence(int id, BitReader in) throws HeifException {
        Sps sps = sequences[id];
        if (sps == null) {
            throw in.corrupt("there is no sequence parameter set " + id);
        }
        return sps;
    }
}
