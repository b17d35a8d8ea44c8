package bellhop.qec.decode;

import bellhop.circuit.dem.ErrorModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The decoders by the names that users know. */
public enum DecoderKind {
  MATCHING("matching", true) {
    @Override
    public Corrector of(DecodingGraph graph, String source) {
      return Matching.of(graph, source);
    }
  },
  CORRELATED("correlated", true) {
    @Override
    public Corrector of(DecodingGraph graph, String source) {
      return Matching.correlated(graph, source);
    }
  },
  UNION_FIND("union-find", true) {
    @Override
    public Corrector of(DecodingGraph graph, String source) {
      return UnionFind.of(graph, source);
    }
  },
  BP_OSD("bp-osd", false) {
    @Override
    public Corrector of(DecodingGraph graph, String source) {
      return BeliefPropagation.of(graph, BeliefOptions.DEFAULT);
    }
  };

  private final String word;
  private final boolean wantsSplit;

  DecoderKind(String word, boolean wantsSplit) {
    this.word = word;
    this.wantsSplit = wantsSplit;
  }

  /** As users write it. */
  public String word() {
    return word;
  }

  /** Whether faults are split into such as flip at most two detectors. */
  public boolean wantsSplit() {
    return wantsSplit;
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(DecoderKind::word).toList();
  }

  public static Optional<DecoderKind> find(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** The model as this decoder reads it. */
  public DecodingGraph graph(ErrorModel model, String source) {
    return wantsSplit ? DecodingGraph.split(model, source) : DecodingGraph.whole(model, source);
  }

  /**
   * @param graph as {@link #graph} makes it
   * @param source name of the model, for messages
   * @throws bellhop.units.InputException if the decoder cannot take it
   */
  public abstract Corrector of(DecodingGraph graph, String source);

  @Override
  public String toString() {
    return word;
  }
}
