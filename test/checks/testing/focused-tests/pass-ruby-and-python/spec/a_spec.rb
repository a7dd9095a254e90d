RSpec.describe 'focus' do
  it 'focus' do
  end
  it 'b', focus: false do
  end
end
