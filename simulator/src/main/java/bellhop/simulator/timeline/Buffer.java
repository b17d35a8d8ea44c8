package bellhop.simulator.timeline;

import bellhop.protocol.Outputs;
import java.util.ArrayList;
import java.util.List;

/** Collects what a machine asks for until its decision has returned. Used again and again. */
public final class Buffer<O> implements Outputs<O> {
  private final List<O> outputs = new ArrayList<>();

  @Override
  public void add(O output) {
    outputs.add(output);
  }

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
