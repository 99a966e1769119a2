package io.shoebox.heif.hevc;

/**
 * The header of a slice segment (H.265, clause 7.4.7.1), as far as intra slices want it.
 *
 * @param dependent whether the slice goes on that began before
 * @param address of its first coding tree block, in raster order
 * @param qp SliceQpY
 * @param cbOffset slice_cb_qp_offset
 * @param crOffset slice_cr_qp_offset
 * @param lumaOffsets slice_sao_luma_flag
 * @param chromaOffsets slice_sao_chroma_flag
 * @param dataIndex of its first byte of data in the unit
 */
public record SliceHeader(
        boolean dependent,
        int address,
        int qp,
        int cbOffset,
        int crOffset,
        boolean lumaOffsets,
        boolean chromaOffsets,
        int dataIndex) {}
