package bellhop.simulator.timeline;

import bellhop.protocol.Outputs;
import java.util.ArrayList;
import java.util.List;

/** Collects what a machine asks for until its decision has returned. Used again and again. */
public final class Buffer<O> implements Outputs<O> {
  private final List<O> outputs = new ArrayList<>();

  /** Nothing yet. */
  public Buffer() {}

  @Override
  public void add(O output) {
    outputs.add(output);
  }

  /** How many outputs there are. */
  public int size() {
    return outputs.size();
  }

  public O get(int index) {
    return outputs.get(index);
  }

  public void clear() {
    outputs.clear();
  }
}
