/// Who hears of a write.
#pragma once

#include <vector>

#include "app/logbook.h"

namespace needlebook::app {

/// Stays where it is; subscriptions point to it and it to them.
class Listeners {
public:
    Listeners() = default;
    Listeners(const Listeners&) = delete;
    Listeners& operator=(const Listeners&) = delete;
    ~Listeners();

    void add(Subscription* subscription);
    void replace(Subscription* old_place, Subscription* new_place) noexcept;
    void remove(Subscription* subscription) noexcept;
    void tell(const Edit& edit) const;

private:
    std::vector<Subscription*> subscriptions_;
};

}  // namespace needlebook::app
