import java.util.List;

record Order(int number, List<Line> lines) {}
