/// A queue and the thread that empties it.
#include "desktop/background.h"

#include <malloc.h>

#include <utility>

#include <wx/event.h>

namespace needlebook::desktop {

Background::Background(wxEvtHandler& window) : window_{window}, thread_{[this] { loop(); }} {}

Background::~Background() {
    {
        const std::scoped_lock lock{mutex_};
        ending_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Background::run(Work work) {
    {
        const std::scoped_lock lock{mutex_};
        queue_.push_back(std::move(work));
    }
    changed_.notify_all();
}

void Background::wait() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return queue_.empty() && !working_; });
}

void Background::loop() {
    std::unique_lock lock{mutex_};
    for (;;) {
        changed_.wait(lock, [this] { return ending_ || !queue_.empty(); });
        if (queue_.empty())
            return;
        auto work = std::move(queue_.front());
        queue_.pop_front();
        working_ = true;
        lock.unlock();
        work();
        auto then = work.get_future().get();
        work = {};       // Keys that it held go now.
        malloc_trim(0);  // A check of a big book takes a hundred megabytes, which would stay with this thread.
        if (then)
            window_.CallAfter(std::move(then));
        lock.lock();
        working_ = false;
        changed_.notify_all();
    }
}

}  // namespace needlebook::desktop
