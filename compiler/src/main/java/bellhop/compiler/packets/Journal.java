package bellhop.compiler.packets;

import java.util.ArrayList;
import java.util.List;

/** The actions of a walk. Ends of copies may be put right after an action long past. */
final class Journal {
  private record Late(int after, Action action) {}

  private final boolean recording;
  private final List<Action> actions = new ArrayList<>();
  private final List<Late> late = new ArrayList<>();

  Journal(boolean recording) {
    this.recording = recording;
  }

  /** The number of the action, for {@link #addAfter}; -1 while nothing is recorded. */
  int add(Action action) {
    if (recording) {
      actions.add(action);
    }
    return actions.size() - 1;
  }

  void addAfter(int action, Action next) {
    if (recording) {
      late.add(new Late(action, next));
    }
  }

  /** All actions in order; those after one action in the order in which they were added. */
  List<Action> ordered() {
    List<List<Action>> following = new ArrayList<>();
    actions.forEach(_ -> following.add(List.of()));
    for (Late one : late) {
      List<Action> longer = new ArrayList<>(following.get(one.after()));
      longer.add(one.action());
      following.set(one.after(), longer);
    }
    List<Action> ordered = new ArrayList<>();
    for (int i = 0; i < actions.size(); i++) {
      ordered.add(actions.get(i));
      ordered.addAll(following.get(i));
    }
    return ordered;
  }
}
