package bellhop.simulator.execution;

import bellhop.circuit.Program;
import bellhop.distributed.Distributed;
import bellhop.distributed.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * How the final cells of a shot are written as one outcome: the last declared register first, a
 * blank between registers, the highest bit of each first. Numbers are written in binary, with the
 * width of their type.
 */
public final class Registers {
  /** A character: a bit of a local cell, or one of the fixed ones. */
  private record Place(int qpu, int cell, int bit) {}

  private static final Place BLANK = new Place(-1, 0, 0);
  private static final Place ZERO = new Place(-2, 0, 0);

  private final List<Place> places = new ArrayList<>();

  /** What is written when all cells are 0. */
  private final char[] blank;

  public Registers(Distributed program) {
    Result[] results = new Result[cellCount(program)];
    for (Result result : program.results()) {
      results[result.programCell()] = result;
    }
    List<Program.Variable> shown =
        program.variables().stream().filter(Program.Variable::output).toList();
    for (Program.Variable variable : shown.reversed()) {
      if (!places.isEmpty()) {
        places.add(BLANK);
      }
      addVariable(variable, results);
    }
    blank = new char[places.size()];
    for (int i = 0; i < blank.length; i++) {
      blank[i] = places.get(i).equals(BLANK) ? ' ' : '0';
    }
  }

  private void addVariable(Program.Variable variable, Result[] results) {
    boolean perBit = variable.cellCount() > 1;
    for (int bit = variable.width() - 1; bit >= 0; bit--) {
      Result result = results[variable.firstCell() + (perBit ? bit : 0)];
      places.add(result == null ? ZERO : new Place(result.qpu(), result.cell(), perBit ? 0 : bit));
    }
  }

  private static int cellCount(Distributed program) {
    int count = 0;
    for (Program.Variable variable : program.variables()) {
      count = Math.max(count, variable.firstCell() + variable.cellCount());
    }
    for (Result result : program.results()) {
      count = Math.max(count, result.programCell() + 1);
    }
    return count;
  }

  int length() {
    return places.size();
  }

  String write(Bits bits) {
    char[] text = blank.clone();
    for (int i = 0; i < text.length; i++) {
      Place place = places.get(i);
      if (place.qpu >= 0) {
        text[i] += (char) ((bits.get(place.qpu, place.cell) >>> place.bit) & 1);
      }
    }
    return new String(text);
  }

  /** The QPU of which a character shows the lowest bit of a cell, negative for none. */
  int qpuAt(int character) {
    Place place = places.get(character);
    return place.bit == 0 ? place.qpu : -1;
  }

  int cellAt(int character) {
    return places.get(character).cell;
  }

  /** The characters that show bit 0 of that cell. */
  List<Integer> positions(int qpu, int cell) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).equals(new Place(qpu, cell, 0))) {
        found.add(i);
      }
    }
    return found;
  }
}
