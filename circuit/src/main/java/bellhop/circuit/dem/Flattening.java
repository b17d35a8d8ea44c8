package bellhop.circuit.dem;

import java.util.function.Consumer;

/** Where one walk through an error model stands: the two offsets. */
final class Flattening {
  private final Consumer<Step> visitor;
  private long offset;
  private Coordinates shift = Coordinates.NONE;

  Flattening(Consumer<Step> visitor) {
    this.visitor = visitor;
  }

  void walk(ErrorModel model) {
    for (Step step : model.steps()) {
      visit(step);
    }
  }

  private void visit(Step step) {
    switch (step) {
      case Mechanism mechanism -> visitor.accept(mechanism.shifted(offset));
      case DetectorDeclaration declaration -> visitor.accept(declaration.shifted(offset, shift));
      case ObservableDeclaration declaration -> visitor.accept(declaration);
      case DetectorShift further -> move(further);
      case RepeatBlock block -> repeat(block);
    }
  }

  private void move(DetectorShift further) {
    offset += further.count();
    shift = shift.plus(further.coordinates());
  }

  private void repeat(RepeatBlock block) {
    for (long turn = 0; turn < block.count(); turn++) {
      walk(block.body());
    }
  }
}
