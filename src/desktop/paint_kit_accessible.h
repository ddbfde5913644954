/// The targets of a painted control as children that AT-SPI finds by name and role.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

class wxWindow;

namespace needlebook::desktop {

struct Target;

/// Gives `window` a name, and one child for each target. GTK only; elsewhere it does nothing.
class AccessibleTargets {
public:
    /// @param press  Called with the id of a target that a screen reader presses.
    AccessibleTargets(wxWindow& window, const std::string& name, std::function<void(int)> press);
    AccessibleTargets(const AccessibleTargets&) = delete;
    AccessibleTargets& operator=(const AccessibleTargets&) = delete;
    ~AccessibleTargets();

    void show(const std::vector<Target>& targets);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace needlebook::desktop
