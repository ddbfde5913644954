/// Times beside their limit, taken in turns in the same run, and the table they stand in.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace needlebook::bench {

/// Of several runs, in milliseconds.
struct Spread {
    double least{};
    double median{};
    double most{};
};

Spread spread_of(std::vector<double> milliseconds);

/// Wall time, for whatever waits for the disk.
double wall_ms(const std::function<void()>& work);

/// Time of the processor in this process, which other programs on the same cores lengthen little.
double processor_ms(const std::function<void()>& work);

using Watch = double (*)(const std::function<void()>&);

/// One after the other, `runs` times over, so that a change in the machine's pace hits both.
struct Pair {
    Spread ours;
    Spread limit;
};
Pair side_by_side(int runs, Watch watch, const std::function<void()>& ours, const std::function<void()>& limit);

Spread alone(int runs, Watch watch, const std::function<void()>& ours);

/// What a figure has to keep to.
struct Goal {
    std::optional<double> ratio{};         ///< At most so many times the limit (medians).
    std::optional<double> milliseconds{};  ///< Printed beside it; decides only where there is no limit.
};

/// Prints rows as they come and remembers whether all goals were met.
class Table {
public:
    explicit Table(const std::string& title);

    void add(const std::string& what, const Spread& ours, const Goal& goal,
             const std::optional<Spread>& limit = std::nullopt, const std::string& limit_name = {});

    /// 0 when every goal was met, else 1: for main to return.
    int verdict() const { return missed_; }

private:
    int missed_ = 0;
};

}  // namespace needlebook::bench
