package bellhop.qec.decode;

import bellhop.circuit.dem.ErrorModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The decoders by the names that users know. */
public enum DecoderKind {
  MATCHING("matching", true, 2048) {
    @Override
    public Corrector of(DecodingGraph graph, String source) {
      return Matching.of(graph, source);
    }
  },
  CORRELATED("correlated", true, 2048) {
    @Override
    public Corrector of(DecodingGraph graph, String source) {
      return Matching.correlated(graph, source);
    }
  },
  UNION_FIND("union-find", true, 2048) {
    @Override
    public Corrector of(DecodingGraph graph, String source) {
      return UnionFind.of(graph, source);
    }
  },
  BP_OSD("bp-osd", false, 512) {
    @Override
    public Corrector of(DecodingGraph graph, String source) {
      return BeliefPropagation.of(graph, BeliefOptions.DEFAULT);
    }
  },
  BP_RELAY("bp-relay", false, 128) {
    @Override
    public Corrector of(DecodingGraph graph, String source) {
      return BeliefPropagation.of(graph, BeliefOptions.RELAY);
    }
  };

  private final String word;
  private final boolean wantsSplit;
  private final int batch;

  DecoderKind(String word, boolean wantsSplit, int batch) {
    this.word = word;
    this.wantsSplit = wantsSplit;
    this.batch = batch;
  }

  /** As users write it. */
  public String word() {
    return word;
  }

  /** Whether faults are split into such as flip at most two detectors. */
  public boolean wantsSplit() {
    return wantsSplit;
  }

  /**
   * Shots that are good to work on at a time: fewer of a slow decoder, so that threads have their
   * shares even of few shots and a batch is soon done.
   */
  public int batch() {
    return batch;
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
